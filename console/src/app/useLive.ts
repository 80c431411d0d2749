import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { takeIntoDesk, forgetDesk } from '@/features/desk/stream';
import { takeIntoLines } from '@/features/lines/stream';
import { takeIntoMessages } from '@/features/messages/stream';
import { takeRead } from '@/features/notifications/queries';
import { takeIntoNotifications } from '@/features/notifications/stream';
import { hearRead } from '@/features/notifications/tabs';
import { takeIntoBoard } from '@/features/supervise/stream';
import { tellInSight } from '@/shared/alerts/inSight';
import { tellOf } from '@/shared/alerts/alerts';
import { forgetPosition } from '@/shared/api/client';
import { meQuery, patchMe } from '@/shared/api/queries';
import { calledOf, type Me, type Notification, type StreamEvent } from '@/shared/api/schemas';
import { noteBye } from '@/shared/live/bye';
import { createLive, type Live } from '@/shared/live/live';
import { unlockSounds } from '@/shared/sounds/sounds';
import { announce } from '@/shared/ui/announce';

interface Context {
  client: QueryClient;
  t: TFunction;
  /** Whether this tab reads the stream for all of them: what is heard once is heard here. */
  leads: boolean;
  openSession: (id: string, list?: 'queue' | 'mine') => void;
}

function takeNotification(row: Notification, me: Me, { client, t, leads, openSession }: Context) {
  takeIntoNotifications(client, row);
  const assigned = row.kind === 'ASSIGNED';
  const by = row.by?.name ?? t('setting.somebody');
  const title = t(`notifications.words.${row.kind}`, { name: by });
  announce(title);
  if (!leads) return;
  tellOf(assigned ? 'assigned' : 'mention', me.preferences, {
    title,
    body: row.session.title,
    tag: row.session.id,
    onClick: () => openSession(row.session.id, assigned ? 'mine' : undefined),
  });
}

function take(event: StreamEvent, context: Context): void {
  const { client, t, leads, openSession } = context;
  const me = client.getQueryData(meQuery.queryKey);
  switch (event.name) {
    case 'bye':
      forgetPosition();
      noteBye(client, event.data.reason);
      client.setQueryData(meQuery.queryKey, null);
      return;
    case 'reset':
      forgetDesk(client);
      void client.invalidateQueries();
      return;
    case 'presence':
      if (event.data.employee.id === me?.id) patchMe(client, { presence: event.data.status });
      break;
    default:
  }
  if (me) {
    takeIntoDesk(client, event, me, {
      onNewSession: (row) => {
        const title = t('desk.announceNew', { client: calledOf(row), line: row.line.name });
        announce(title);
        if (!leads || !me.operatorOf.some(({ id }) => id === row.line.id)) return;
        tellOf('newSession', me.preferences, {
          title,
          body: row.preview,
          tag: row.id,
          onClick: () => openSession(row.id, 'queue'),
        });
      },
      onNewMessage: (row, text) => {
        if (!leads) return;
        tellOf('newMessage', me.preferences, {
          title: calledOf(row),
          body: text,
          tag: row.id,
          onClick: () => openSession(row.id, 'mine'),
        });
      },
    });
    if (event.name === 'notification') takeNotification(event.data, me, context);
  }
  takeIntoBoard(client, event);
  takeIntoLines(client, event);
  if (me) takeIntoMessages(client, event, me);
}

/** Keeps the loaded state true for as long as somebody is signed in. */
export function useLive(): Live {
  const client = useQueryClient();
  const { i18n } = useTranslation();
  const router = useRouter();
  const [live] = useState(() => {
    const openSession = (session: string, list?: 'queue' | 'mine') =>
      void router.navigate({ to: '/desk', search: { list, session } });
    return createLive((event, leads) => take(event, { client, t: i18n.t, leads, openSession }));
  });
  useEffect(() => {
    let wasBroken = false;
    const stopWatching = live.onStatus(() => {
      const { state } = live.status();
      if (state !== 'live') {
        wasBroken = true;
        return;
      }
      // Not every page has a list from which the stream goes on: what came before it is asked for.
      void client.invalidateQueries({ queryKey: ['my-lines'] });
      if (wasBroken) {
        wasBroken = false;
        // What carries no id in the stream is read again after a break.
        for (const queryKey of [['counters'], ['notifications'], ['board']]) {
          void client.invalidateQueries({ queryKey });
        }
        void client.invalidateQueries({ queryKey: meQuery.queryKey });
        // What could not be loaded meanwhile is asked for by itself.
        void client.refetchQueries({
          type: 'active',
          predicate: ({ state }) => state.status === 'error',
        });
      }
    });
    const stop = live.start();
    const stopUnlocking = unlockSounds();
    const stopTelling = tellInSight();
    const stopHearing = hearRead((id) => takeRead(client, id));
    return () => {
      stopUnlocking();
      stopTelling();
      stopHearing();
      stopWatching();
      stop();
    };
  }, [client, live]);
  return live;
}
