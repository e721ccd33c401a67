const PATHS = {
  nest: 'M3 13c2 5 5 7 9 7s7-2 9-7zM3 13h18M8 10a3.500 4.500 0 0 1 7 0v3H8zM6 16l12 1M8 19l8-4',
  reply: 'M4 12a8 8 0 0 1 8-8h1a7 7 0 0 1 0 14h-1v3l-5-4a8 8 0 0 1-3-5z',
  retweet: 'M7 7h8a3 3 0 0 1 3 3v6M18 19l3-3m-3 3-3-3M17 17H9a3 3 0 0 1-3-3V8M6 5 3 8m3-3 3 3',
  like: 'M12 20s-8-4.6-8-10.4A4.6 4.6 0 0 1 12 6.8a4.6 4.6 0 0 1 8 2.8C20 15.400 12 20 12 20z',
  bookmark: 'M6 4h12v17l-6-4-6 4z',
  home: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z',
  search: 'M10.500 4a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13zM15.500 15.500 21 21',
  trends: 'M3 17l6-6 4 4 8-9M15 6h6v6',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0',
  settings:
    'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4',
  message: 'M4 5h16v12H9l-5 4zM8 9h8M8 13h5',
  'new-message': 'M4 5h16v12H9l-5 4zM12 8v6M9 11h6',
  group:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20a6.500 6.500 0 0 1 13 0M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500a6.500 6.500 0 0 1 3.500 5.500',
  send: 'M4 12 20 4l-5 16-4-6zM11 14l9-10',
  back: 'M11 5l-7 7 7 7M4 12h16',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  code: 'M8 7l-5 5 5 5M16 7l5 5-5 5',
  pen: 'M4 20l1-5L16 4l4 4L9 19zM13 7l4 4',
  device: 'M4 5h16v11H4zM2 20h20',
  close: 'M6 6l12 12M18 6 6 18',
  requests: 'M9 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21a7 7 0 0 1 14 0M18 8v6M15 11h6',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a label: it says nothing itself. */
export function Icon({ name, filled = false }: { readonly name: IconName; readonly filled?: boolean }) {
  return (
    <svg
      className={filled ? 'icon icon-filled' : 'icon'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
