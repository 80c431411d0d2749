let taken: string | undefined;

/** Notes which session was just taken on here: who takes one goes on in its reply. */
export function noteTaken(session: string): void {
  taken = session;
}

/** Whether the session was just taken on, once; not while one already writes elsewhere. */
export function justTaken(session: string): boolean {
  if (taken !== session) return false;
  taken = undefined;
  return document.activeElement?.matches('input, textarea') !== true;
}
