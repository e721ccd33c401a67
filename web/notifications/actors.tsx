import { Link } from 'wouter';
import { paths } from '../app/paths.js';
import { graphql, readFragment, type FragmentType } from '../graphql/generated/index.js';

const ActorsFragment = graphql(/* GraphQL */ `
  fragment Actors on UserConnection {
    edges {
      cursor
      node {
        id
        username
        displayName
      }
    }
  }
`);

interface ActorsProps {
  readonly actors: FragmentType<typeof ActorsFragment>;
  readonly count: number;
}

/** "Ada, Bob and 40 others". */
export function Actors({ actors, count }: ActorsProps) {
  const users = readFragment(ActorsFragment, actors).edges.flatMap(({ node }) => (node ? [node] : []));
  const others = count - users.length;
  return (
    <>
      {users.map(({ id, username, displayName }, index) => (
        <span key={id}>
          {index > 0 && (index === users.length - 1 && others <= 0 ? ' and ' : ', ')}
          <Link href={paths.user(username)}>
            <strong dir="auto">{displayName}</strong>
          </Link>
        </span>
      ))}
      {others > 0 && (others === 1 ? ' and 1 other' : ` and ${others} others`)}
    </>
  );
}
