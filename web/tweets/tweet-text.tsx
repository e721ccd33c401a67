import { Link } from 'wouter';
import { paths } from '../app/paths.js';
import { partsOf, type TextPart } from '../text/entities.js';

/** The text of a tweet with its links, in the direction of its own language. */
export function TweetText({ text, lang }: { readonly text: string; readonly lang?: string | null }) {
  return (
    <p className="tweet-text" dir="auto" lang={lang ?? undefined}>
      {partsOf(text).map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </p>
  );
}

function Part({ part: { kind, text } }: { readonly part: TextPart }) {
  switch (kind) {
    case 'text':
      return text;
    case 'mention':
      return <Link href={paths.user(text.slice(1))}>{text}</Link>;
    case 'hashtag':
      return <Link href={paths.search(text)}>{text}</Link>;
    case 'url':
      return (
        <a href={text} rel="noopener noreferrer nofollow" target="_blank">
          {text.replace(/^https?:\/\//, '')}
        </a>
      );
  }
}
