import { EmptyState } from '@mantine/core';
import { IconDoor } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Faults.module.css';

/** Somebody who is in no group yet. */
export function NothingHere() {
  const { t } = useTranslation();
  return (
    <main className={classes.page}>
      <EmptyState
        icon={<IconDoor size={28} stroke={1.5} />}
        title={t('nothingHere.title')}
        description={t('nothingHere.hint')}
      />
    </main>
  );
}
