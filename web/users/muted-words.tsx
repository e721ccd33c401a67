import { useState, type FormEvent } from 'react';
import { useMutation, useQuery, type CombinedError } from 'urql';
import { errorText } from '../graphql/error-text.js';
import { graphql } from '../graphql/generated/index.js';
import { ErrorNotice, Skeleton } from '../ui/state.js';

export const MutedWords = graphql(/* GraphQL */ `
  query MutedWords {
    viewer {
      id
      mutedWords {
        text
        mutedAt
      }
    }
  }
`);

const MuteWord = graphql(/* GraphQL */ `
  mutation MuteWord($text: String!) {
    muteWord(input: { text: $text }) {
      viewer {
        id
        mutedWords {
          text
          mutedAt
        }
      }
    }
  }
`);

const UnmuteWord = graphql(/* GraphQL */ `
  mutation UnmuteWord($text: String!) {
    unmuteWord(text: $text) {
      viewer {
        id
        mutedWords {
          text
          mutedAt
        }
      }
    }
  }
`);

/** As the API allows, in characters. */
const MAX_LENGTH = 100;

/** The words of which the viewer wants to hear nothing. */
export function MutedWordList() {
  const [{ data, error }, read] = useQuery({ query: MutedWords });
  const [, mute] = useMutation(MuteWord);
  const [, unmute] = useMutation(UnmuteWord);
  const [told, setTold] = useState('');
  const words = data?.viewer?.mutedWords;
  if (!words) {
    const retry = (): void => read({ requestPolicy: 'network-only' });
    return error ? <ErrorNotice error={error} retry={retry} /> : <Skeleton rows={2} />;
  }
  const tell = (refusal: CombinedError | undefined, done: string): void =>
    setTold(refusal ? errorText(refusal) : done);
  const add = async (text: string): Promise<boolean> => {
    const { error: refusal } = await mute({ text });
    tell(refusal, `“${text}” is muted.`);
    return refusal === undefined;
  };
  const remove = async (text: string): Promise<void> => {
    const { error: refusal } = await unmute({ text });
    tell(refusal, `“${text}” is no longer muted.`);
  };
  return (
    <>
      <WordForm add={add} />
      <p role="status" className="muted-words-told">
        {told}
      </p>
      <ul className="muted-words" aria-label="Muted words">
        {words.map(({ text, mutedAt }) => (
          <li key={text}>
            <strong dir="auto" title={`Muted on ${new Date(mutedAt).toLocaleString()}`}>
              {text}
            </strong>
            <button
              type="button"
              className="button"
              aria-label={`Unmute ${text}`}
              onClick={() => void remove(text)}
            >
              Unmute
            </button>
          </li>
        ))}
      </ul>
      {words.length === 0 && <p className="hint">You mute no words.</p>}
    </>
  );
}

function WordForm({ add }: { readonly add: (text: string) => Promise<boolean> }) {
  const [text, setText] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await add(text.trim())) setText('');
  };
  return (
    <form className="muted-words-form" onSubmit={(event) => void submit(event)}>
      <label className="field">
        Word, phrase or #hashtag
        <input
          value={text}
          maxLength={MAX_LENGTH}
          required
          dir="auto"
          autoComplete="off"
          aria-describedby="muted-words-hint"
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <button type="submit" className="button button-main" disabled={text.trim() === ''}>
        Mute
      </button>
      <p id="muted-words-hint">Tweets that have it do not reach your notifications. Nobody else can tell.</p>
    </form>
  );
}
