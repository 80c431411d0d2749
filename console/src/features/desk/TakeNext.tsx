import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Counters } from '@/shared/api/schemas';
import { useShortcuts } from '@/shared/keyboard/shortcuts';
import { KeyHint } from '@/shared/ui/KeyHint';
import { useTakeNext } from './commands';
import classes from './ListPane.module.css';
import { Refusal } from './Refusal';
import { useDesk } from './useDesk';

export function waitingIn(counters: Counters | undefined, line: string | undefined): number {
  if (line === undefined) return counters?.queue ?? 0;
  return counters?.byLine.find((each) => each.line.id === line)?.queue ?? 0;
}

export function TakeNext({ counters }: { counters: Counters | undefined }) {
  const { t } = useTranslation();
  const { line } = useDesk();
  const take = useTakeNext();
  const waiting = waitingIn(counters, line);
  const run = () => {
    if (!take.isPending) take.mutate();
  };
  useShortcuts({ t: run });
  return (
    <footer className={classes.foot}>
      {take.isSuccess && take.data === null && waiting === 0 && (
        <p className={classes.footNote} role="status">
          {t('desk.nobodyWaits')}
        </p>
      )}
      {take.isError && <Refusal error={take.error} onAgain={run} />}
      <Button
        fullWidth
        variant={waiting > 0 ? 'filled' : 'default'}
        disabled={take.isPending}
        rightSection={<KeyHint of="t" onAccent={waiting > 0} />}
        onClick={run}
      >
        {waiting > 0 ? t('desk.takeNextOf', { count: waiting }) : t('desk.takeNext')}
      </Button>
    </footer>
  );
}
