import { Button, EmptyState } from '@mantine/core';
import { IconMapOff, IconPlugConnectedX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/shared/ui/useProblemText';
import classes from './Faults.module.css';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className={classes.page}>
      <EmptyState
        icon={<IconMapOff size={28} stroke={1.5} />}
        title={t('fault.notFound')}
        description={t('fault.notFoundHint')}
      >
        <Button component={Link} to="/" variant="default">
          {t('fault.home')}
        </Button>
      </EmptyState>
    </main>
  );
}

export function PageBroke({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useTranslation();
  const words = useProblemText();
  return (
    <main className={classes.page}>
      <EmptyState
        icon={<IconPlugConnectedX size={28} stroke={1.5} />}
        title={t('fault.broke')}
        description={words(error)}
      >
        <Button variant="default" onClick={reset}>
          {t('common.retry')}
        </Button>
      </EmptyState>
    </main>
  );
}
