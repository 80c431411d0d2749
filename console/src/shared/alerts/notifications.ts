import { anyInSight } from './inSight';

/** Whether this browser shows notifications of ours; where it cannot, nobody is asked. */
export type Permission = NotificationPermission | 'unsupported';

export function permission(): Permission {
  return 'Notification' in globalThis ? Notification.permission : 'unsupported';
}

export interface About {
  title: string;
  body: string | undefined;
  /** What is told again of the same takes the place of what was told before. */
  tag: string;
  onClick: () => void;
}

/** Shows a notification of the browser, while no page of ours is in sight. */
export async function notify({ title, body, tag, onClick }: About): Promise<void> {
  if (permission() !== 'granted' || (await anyInSight())) return;
  const shown = new Notification(title, { body, tag, lang: document.documentElement.lang });
  shown.addEventListener('click', () => {
    window.focus();
    shown.close();
    onClick();
  });
}
