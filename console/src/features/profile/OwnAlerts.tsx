import { ActionIcon, Button, Switch, Table, Tooltip } from '@mantine/core';
import { IconBellRinging, IconCheck, IconVolume } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ALERTS, type Alert } from '@/shared/alerts/alerts';
import { permission } from '@/shared/alerts/notifications';
import { isOperator, useChoose, useMe, worksAtDesk } from '@/shared/api/queries';
import { sound } from '@/shared/sounds/sounds';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import classes from './Profile.module.css';

const OPERATORS: Alert[] = ['newSession', 'newMessage', 'assigned', 'mention'];
/** Supervisors and readers answer nobody, but are mentioned. */
const OTHERS: Alert[] = ['mention'];

/** A browser shows nothing before it has been allowed to, which has to be asked for by a click. */
function Allow() {
  const { t } = useTranslation();
  const [now, setNow] = useState(permission);
  switch (now) {
    case 'unsupported':
      return null;
    case 'granted':
      return (
        <p className={classes.allowed}>
          <IconCheck size={15} stroke={1.8} aria-hidden="true" />
          {t('profile.allowed')}
        </p>
      );
    case 'denied':
      return <p className={classes.allowed}>{t('profile.denied')}</p>;
    case 'default':
      return (
        <div className={classes.allowed}>
          <span>{t('profile.notAllowedYet')}</span>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconBellRinging size={15} stroke={1.6} aria-hidden="true" />}
            onClick={() => void Notification.requestPermission().then(setNow)}
          >
            {t('profile.allow')}
          </Button>
        </div>
      );
  }
}

/** What I am told of, by ear and by the browser. */
export function OwnAlerts() {
  const { t } = useTranslation();
  const me = useMe();
  const choose = useChoose();
  if (!worksAtDesk(me)) return null;
  const cell = (alert: Alert, way: 'sound' | 'notify') => {
    const name = ALERTS[alert][way];
    return (
      <Switch
        size="sm"
        aria-label={t(`profile.by.${way}`, { what: t(`profile.alert.${alert}`) })}
        checked={me.preferences[name]}
        onChange={(event) => choose.mutate({ [name]: event.currentTarget.checked })}
      />
    );
  };
  return (
    <div className={classes.alerts}>
      <Table aria-label={t('profile.alerts')} verticalSpacing={6} horizontalSpacing={0}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('profile.alerts')}</Table.Th>
            <Table.Th>{t('profile.sounds')}</Table.Th>
            <Table.Th>{t('profile.notifications')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(isOperator(me) ? OPERATORS : OTHERS).map((alert) => (
            <Table.Tr key={alert}>
              <Table.Td>{t(`profile.alert.${alert}`)}</Table.Td>
              <Table.Td>
                <div className={classes.heard}>
                  {cell(alert, 'sound')}
                  <Tooltip label={t('profile.listen')}>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('profile.listenTo', { sound: t(`profile.alert.${alert}`) })}
                      onClick={() => sound(alert)}
                    >
                      <IconVolume size={16} stroke={1.6} aria-hidden="true" />
                    </ActionIcon>
                  </Tooltip>
                </div>
              </Table.Td>
              <Table.Td>{cell(alert, 'notify')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Allow />
      <ProblemNote error={choose.error} />
    </div>
  );
}
