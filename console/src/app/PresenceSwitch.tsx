import { Switch, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isOperator, useMe, usePresence } from '@/shared/api/queries';
import { useProblemText } from '@/shared/ui/useProblemText';
import classes from './PresenceSwitch.module.css';

/** Online: sessions come to me; offline: I look on. */
export function PresenceSwitch() {
  const { t } = useTranslation();
  const me = useMe();
  const change = usePresence();
  const words = useProblemText();
  if (!isOperator(me)) return null;
  const online = (change.isPending ? change.variables : me.presence) === 'ONLINE';
  return (
    <Tooltip
      label={change.isError ? words(change.error) : t('presence.hint')}
      opened={change.isError || undefined}
      multiline
      w={220}
    >
      <Switch
        size="xs"
        color="teal.7"
        classNames={{ label: classes.label }}
        checked={online}
        onChange={(event) => change.mutate(event.currentTarget.checked ? 'ONLINE' : 'OFFLINE')}
        label={
          <span className={classes.words}>
            <span className={classes.dot} data-online={online} aria-hidden="true" />
            {online ? t('presence.online') : t('presence.offline')}
          </span>
        }
        labelPosition="left"
      />
    </Tooltip>
  );
}
