import { useMe } from '../api/queries';
import type { ShortcutKey } from '../keyboard/shortcuts';
import classes from './KeyHint.module.css';

/** The key that does the same; shown only while shortcuts are on. */
export function KeyHint({ of, onAccent }: { of: ShortcutKey; onAccent?: boolean }) {
  const me = useMe();
  if (!me.preferences.shortcuts) return null;
  return (
    <kbd className={classes.key} data-on-accent={onAccent} aria-hidden="true">
      {of.toUpperCase()}
    </kbd>
  );
}
