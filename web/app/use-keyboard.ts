import { useEffect } from 'react';
import { useLocation } from 'wouter';

/** The keys of the page: j and k go through the tweets, Enter opens one, l likes, n writes, / searches. */
export function useKeyboard(compose: () => void): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = {
        j: () => step(1),
        k: () => step(-1),
        l: () => current()?.querySelector<HTMLButtonElement>('.toggle-like')?.click(),
        Enter: document.activeElement === current() ? open : undefined,
        n: compose,
        '/': () => navigate('/app/search'),
      }[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [compose, navigate]);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function current(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('[data-tweet]') ?? null;
}

function open(): void {
  current()?.querySelector<HTMLAnchorElement>('.tweet-time')?.click();
}

function step(by: 1 | -1): void {
  const tweets = [...document.querySelectorAll<HTMLElement>('[data-tweet]')];
  const at = tweets.indexOf(current()!);
  const next = tweets[at < 0 ? 0 : at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'center' });
}
