import { Avatar, type AvatarProps } from '@mantine/core';

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => String.fromCodePoint(word?.codePointAt(0) ?? 32)).join('');
}

/** A person's mark; the name beside it is what is read aloud. */
export function Initials({ name, ...rest }: { name: string } & AvatarProps) {
  return (
    <Avatar aria-hidden="true" color="gray" {...rest}>
      {initialsOf(name).toUpperCase()}
    </Avatar>
  );
}
