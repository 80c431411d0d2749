const NAME = 'firstline-in-sight';

/** Tells the browser's other tabs, until it is stopped, whenever this one is in sight. */
export function tellInSight(): () => void {
  let leave = () => undefined as unknown;
  const look = () => {
    leave();
    if (document.hidden || !('locks' in navigator)) return;
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    void navigator.locks.request(NAME, { mode: 'shared' }, () => left);
  };
  look();
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    leave();
  };
}

/** Whether somebody can see a tab of ours in this browser. */
export async function anyInSight(): Promise<boolean> {
  if (!document.hidden) return true;
  if (!('locks' in navigator)) return false;
  const { held } = await navigator.locks.query();
  return held?.some(({ name }) => name === NAME) ?? false;
}
