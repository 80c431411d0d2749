import { VisuallyHidden } from '@mantine/core';
import { hashKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { Suspense, lazy, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countersQuery } from '@/features/desk/queries';
import { Bell } from '@/features/notifications/Bell';
import { meQuery, useMe, worksAtDesk } from '@/shared/api/queries';
import { useModifierKey, useShortcuts } from '@/shared/keyboard/shortcuts';
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

const Palette = lazy(async () => ({ default: (await import('./Palette')).Palette }));

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

function OwnBell() {
  const atDesk = worksAtDesk(useMe());
  const { data: counters } = useQuery({ ...countersQuery, enabled: atDesk });
  return atDesk && <Bell unread={counters?.notifications ?? 0} />;
}

function SignedIn() {
  const { t } = useTranslation();
  const live = useLive();
  useOwnLook();
  const [helpOpen, setHelpOpen] = useState(false);
  /** Undefined until it is asked for: it is loaded then, and stays. */
  const [paletteOpen, setPaletteOpen] = useState<boolean>();
  useShortcuts({ '?': () => setHelpOpen(true) });
  useModifierKey('k', () => setPaletteOpen(true));
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
          <OwnBell />
          <AccountMenu
            onShortcuts={() => setHelpOpen(true)}
            onPalette={() => setPaletteOpen(true)}
          />
        </div>
        <PresenceNotice />
        {helpOpen && (
          <Suspense>
            <ShortcutsOverlay opened onClose={() => setHelpOpen(false)} />
          </Suspense>
        )}
        {paletteOpen !== undefined && (
          <Suspense>
            <Palette opened={paletteOpen} onClose={() => setPaletteOpen(false)} />
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
