import { useEffect, useState } from 'react';
import { useMessages } from './use-messages.js';

/** How long somebody is shown as typing after the last event, in ms. */
const SHOWN_MS = 6_000;

interface TypistsProps {
  readonly conversationId: string;
  readonly ownId: string;
}

/** Who types right now. */
export function Typists({ conversationId, ownId }: TypistsProps) {
  const { feed } = useMessages();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const forget = (userId: string): void => {
      clearTimeout(timers.get(userId));
      setNames((before) => new Map([...before].filter(([id]) => id !== userId)));
    };
    const leave = feed.listen((event) => {
      if (event.__typename === 'MessageSent' && event.message) forget(event.message.senderId);
      if (event.__typename !== 'Typing' || event.conversationId !== conversationId) return;
      const { userId, user } = event;
      if (userId === ownId) return;
      clearTimeout(timers.get(userId));
      timers.set(
        userId,
        setTimeout(() => forget(userId), SHOWN_MS),
      );
      setNames((before) => new Map(before).set(userId, user?.displayName ?? 'Somebody'));
    });
    return () => {
      leave();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [feed, conversationId, ownId]);
  const who = [...names.values()];
  return (
    <p className="typists" role="status">
      {who.length > 0 && `${who.join(', ')} ${who.length === 1 ? 'is' : 'are'} typing…`}
    </p>
  );
}
