import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { SessionStore } from './session/session.js';
import { SessionContext } from './session/use-session.js';
import './styles/index.css';

const session = new SessionStore();
void session.restore();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <SessionContext value={session}>
      <App />
    </SessionContext>
  </StrictMode>,
);
