/** The addresses of the pages. */
export const paths = {
  home: '/app/home',
  signIn: '/app/sign-in',
  register: '/app/register',
  search: (query: string) => `/app/search?q=${encodeURIComponent(query)}`,
  trends: '/app/trends',
  notifications: '/app/notifications',
  messages: '/app/messages',
  conversation: (id: string) => `/app/messages/${id}`,
  bookmarks: '/app/bookmarks',
  requests: '/app/requests',
  settings: '/app/settings',
  user: (username: string) => `/app/users/${encodeURIComponent(username)}`,
  tweet: (id: string) => `/app/tweets/${id}`,
} as const;
