import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLiveStatus } from '../live/context';
import { useTimes } from '../time/useTimes';
import classes from './StreamLight.module.css';

/** Whether what is seen is what is: live, catching up, or as old as it says. */
export function StreamLight() {
  const { t } = useTranslation();
  const times = useTimes();
  const { state, since } = useLiveStatus();
  const words =
    state === 'offline'
      ? t('stream.offline', { clock: times.clock(since) })
      : t(state === 'live' ? 'stream.live' : 'stream.catchingUp');
  const hint = t(
    state === 'live'
      ? 'stream.liveHint'
      : state === 'offline'
        ? 'stream.offlineHint'
        : 'stream.catchingUpHint',
  );
  return (
    <Tooltip label={hint} multiline w={240}>
      <span className={classes.light} data-state={state} role="status">
        <span className={classes.dot} aria-hidden="true" />
        <span className={classes.words}>{words}</span>
      </span>
    </Tooltip>
  );
}
