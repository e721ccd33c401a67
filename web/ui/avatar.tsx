interface AvatarProps {
  readonly user: {
    readonly username: string;
    readonly displayName: string;
    readonly avatarUrl?: string | null;
  };
  readonly size?: 'small' | 'large';
}

/** A picture of the user, or the first letter of the name on a colour of its own. */
export function Avatar({ user, size = 'small' }: AvatarProps) {
  const className = `avatar avatar-${size}`;
  if (user.avatarUrl?.startsWith('https://'))
    return <img className={className} src={user.avatarUrl} alt="" loading="lazy" />;
  const [letter = '?'] = user.displayName;
  return (
    <span className={className} data-hue={hueOf(user.username)} aria-hidden="true">
      {letter.toUpperCase()}
    </span>
  );
}

/** One of eight colours, the same for a user everywhere. */
export function hueOf(username: string): number {
  let sum = 0;
  for (const letter of username) sum = (sum * 31 + letter.codePointAt(0)!) % 8;
  return sum;
}
