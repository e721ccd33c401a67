import { graphql } from 'relay-runtime';

export const user = graphql`
  fragment user_user on User @refetchable(queryName: "userRefetchQuery") {
    username
    displayName
    viewerRelationship {
      following
      muting
    }
  }
`;

export const muteUser = graphql`
  mutation userMuteMutation($id: ID!) {
    muteUser(id: $id) {
      viewerRelationship {
        muting
      }
    }
  }
`;
