import { Button, CloseButton } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isOperator, useMe, usePresence } from '@/shared/api/queries';
import { choosePresence, useChosenPresence } from '@/shared/live/chosenPresence';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import classes from './PresenceNotice.module.css';

/** Says that I am offline without having chosen it, and leads back with one click. */
export function PresenceNotice() {
  const { t } = useTranslation();
  const me = useMe();
  const chosen = useChosenPresence(me.id);
  const change = usePresence();
  const { id, presence } = me;
  // Online is always chosen, here or elsewhere: nobody is turned online.
  useEffect(() => {
    if (presence === 'ONLINE') choosePresence(id, 'ONLINE');
  }, [id, presence]);
  if (!isOperator(me) || presence === 'ONLINE' || chosen === 'OFFLINE') return null;
  return (
    <div className={classes.notice} role="status">
      <IconPlugConnectedX size={18} stroke={1.6} aria-hidden="true" />
      <div className={classes.words}>
        <span>{t('presence.turnedOffline')}</span>
        <ProblemNote error={change.error} />
      </div>
      <Button
        size="compact-sm"
        variant="default"
        disabled={change.isPending}
        onClick={() => change.mutate('ONLINE')}
      >
        {t('presence.goOnlineAgain')}
      </Button>
      <CloseButton
        size="sm"
        aria-label={t('common.close')}
        onClick={() => choosePresence(id, 'OFFLINE')}
      />
    </div>
  );
}
