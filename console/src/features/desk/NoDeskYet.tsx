import { Button, EmptyState } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './DeskPage.module.css';

/** An administrator who answers nowhere himself. */
export function NoDeskYet() {
  const { t } = useTranslation();
  return (
    <main className={classes.nothing}>
      <EmptyState
        icon={<IconUsersGroup size={28} stroke={1.4} />}
        title={t('desk.notYours')}
        description={t('desk.notYoursHint')}
      >
        <Button component={Link} to="/lines" variant="default">
          {t('desk.toLines')}
        </Button>
      </EmptyState>
    </main>
  );
}
