import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { takeIntoDesk, forgetDesk } from '@/features/desk/stream';
import { takeIntoLines } from '@/features/lines/stream';
import { takeIntoMessages } from '@/features/messages/stream';
import { forgetPosition } from '@/shared/api/client';
import { meQuery, patchMe } from '@/shared/api/queries';
import type { StreamEvent } from '@/shared/api/schemas';
import { noteBye } from '@/shared/live/bye';
import { createLive, type Live } from '@/shared/live/live';
import { sound, unlockSounds } from '@/shared/sounds/sounds';
import { announce } from '@/shared/ui/announce';

interface Context {
  client: QueryClient;
  t: TFunction;
  /** Whether this tab reads the stream for all of them: what is heard once is heard here. */
  leads: boolean;
}

function take(event: StreamEvent, { client, t, leads }: Context): void {
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
      return;
    default:
  }
  if (me) {
    takeIntoDesk(client, event, me, {
      onNewSession: (row) => {
        announce(t('desk.announceNew', { client: row.client.name, line: row.line.name }));
        const mine = me.operatorOf.some(({ id }) => id === row.line.id);
        if (leads && mine && me.preferences.soundOnNewSession) sound('newSession');
      },
      onNewMessage: () => {
        if (leads && me.preferences.soundOnNewMessage) sound('newMessage');
      },
    });
  }
  takeIntoLines(client, event);
  takeIntoMessages(client, event);
}

/** Keeps the loaded state true for as long as somebody is signed in. */
export function useLive(): Live {
  const client = useQueryClient();
  const { i18n } = useTranslation();
  const [live] = useState(() =>
    createLive((event, leads) => take(event, { client, t: i18n.t, leads })),
  );
  useEffect(() => {
    let wasBroken = false;
    const stopWatching = live.onStatus(() => {
      const { state } = live.status();
      if (state !== 'live') wasBroken = true;
      else if (wasBroken) {
        wasBroken = false;
        // Counters and presence carry no id in the stream: after a break they are read again.
        void client.invalidateQueries({ queryKey: ['counters'] });
        void client.invalidateQueries({ queryKey: meQuery.queryKey });
      }
    });
    const stop = live.start();
    const stopUnlocking = unlockSounds();
    return () => {
      stopUnlocking();
      stopWatching();
      stop();
    };
  }, [client, live]);
  return live;
}
