import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { usePresence } from '@/shared/api/queries';
import { useProblemText } from '@/shared/ui/useProblemText';
import classes from './Notice.module.css';

/** A refused act beside its button; where going online is the cure, that is the button. */
export function Refusal({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const { t } = useTranslation();
  const words = useProblemText();
  const presence = usePresence();
  const offline = isProblem(error, 'offline');
  const cure = () => presence.mutate('ONLINE', { onSuccess: onAgain });
  return (
    <div className={classes.notice} role="alert">
      <IconAlertCircle size={16} aria-hidden="true" />
      <span className={classes.words}>{words(presence.error ?? error)}</span>
      <Button size="compact-sm" variant="default" onClick={offline ? cure : onAgain}>
        {offline ? t('presence.goOnline') : t('common.retry')}
      </Button>
    </div>
  );
}
