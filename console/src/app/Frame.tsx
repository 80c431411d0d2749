import { VisuallyHidden } from '@mantine/core';
import { hashKey, useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { Suspense, lazy, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '@/shared/api/queries';
import { useShortcuts } from '@/shared/keyboard/shortcuts';
import { LiveContext } from '@/shared/live/context';
import { onAnnouncement } from '@/shared/ui/announce';
import { AccountMenu } from './AccountMenu';
import classes from './Frame.module.css';
import { PresenceNotice } from './PresenceNotice';
import { PresenceSwitch } from './PresenceSwitch';
import { Rail } from './Rail';
import { SectionNav } from './SectionNav';
import { useLive } from './useLive';
import { useOwnLook } from './useOwnLook';

const ShortcutsOverlay = lazy(async () => ({
  default: (await import('./ShortcutsOverlay')).ShortcutsOverlay,
}));

const ME = hashKey(meQuery.queryKey);

function Announcer() {
  const [text, setText] = useState('');
  useEffect(() => onAnnouncement(setText), []);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {text}
    </VisuallyHidden>
  );
}

function SignedIn() {
  const { t } = useTranslation();
  const live = useLive();
  useOwnLook();
  const [helpOpen, setHelpOpen] = useState(false);
  useShortcuts({ '?': () => setHelpOpen(true) });
  return (
    <LiveContext value={live}>
      <div className={classes.frame}>
        <a className={classes.skip} href="#page">
          {t('frame.skip')}
        </a>
        <Rail />
        <SectionNav />
        <div className={classes.page} id="page">
          <Outlet />
        </div>
        <div className={classes.cluster}>
          <PresenceSwitch />
          <AccountMenu onShortcuts={() => setHelpOpen(true)} />
        </div>
        <PresenceNotice />
        {helpOpen && (
          <Suspense>
            <ShortcutsOverlay opened onClose={() => setHelpOpen(false)} />
          </Suspense>
        )}
        <Announcer />
      </div>
    </LiveContext>
  );
}

/** What surrounds every page: rail, presence, account; it leaves when nobody is signed in any more. */
export function Frame() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const [signedIn, setSignedIn] = useState(true);
  useEffect(
    () =>
      queryClient.getQueryCache().subscribe(({ query }) => {
        if (query.queryHash !== ME) return;
        if (query.state.data !== null) return;
        setSignedIn(false);
        void router.invalidate();
      }),
    [queryClient, router],
  );
  return signedIn ? <SignedIn /> : null;
}
