import { useMutation } from 'urql';
import { graphql } from '../graphql/generated/index.js';
import { Dialog } from '../ui/dialog.js';
import { TextForm } from './text-form.js';

const EditTweet = graphql(/* GraphQL */ `
  mutation EditTweet($id: ID!, $text: String!) {
    tweetEdit(id: $id, text: $text) {
      tweet {
        ...TweetCard
      }
    }
  }
`);

interface EditFormProps {
  readonly id: string;
  readonly text: string;
  readonly onClose: () => void;
}

/** Changes the text of an own tweet. */
export function EditForm({ id, text, onClose }: EditFormProps) {
  const [, edit] = useMutation(EditTweet);
  return (
    <Dialog label="Edit the tweet" onClose={onClose}>
      <TextForm
        label="Text of the tweet"
        initial={text}
        action="Save"
        submit={async (next) => {
          const { error } = await edit({ id, text: next });
          if (!error) onClose();
          return error;
        }}
      />
    </Dialog>
  );
}
