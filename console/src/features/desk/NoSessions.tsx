import { Button, EmptyState } from '@mantine/core';
import { IconCoffee, IconInboxOff, IconZoomCancel } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDesk } from './useDesk';

/** An empty list, and what to do next. */
export function NoSessions() {
  const { t } = useTranslation();
  const { tab, q, line, go } = useDesk();
  if (q !== undefined) {
    return (
      <EmptyState
        mt={48}
        px={24}
        size="sm"
        icon={<IconZoomCancel size={24} stroke={1.5} />}
        title={t('desk.noneFound')}
        description={t('desk.noneFoundHint', { q })}
      >
        <Button variant="default" size="compact-sm" onClick={() => go({ q: undefined })}>
          {t('common.clearSearch')}
        </Button>
      </EmptyState>
    );
  }
  const Icon = tab === 'queue' ? IconCoffee : IconInboxOff;
  return (
    <EmptyState
      mt={48}
      px={24}
      size="sm"
      icon={<Icon size={24} stroke={1.5} />}
      title={t(`desk.empty.${tab}`)}
      description={line === undefined ? t(`desk.emptyHint.${tab}`) : t('desk.emptyInLine')}
    >
      {line !== undefined && (
        <Button variant="default" size="compact-sm" onClick={() => go({ line: undefined })}>
          {t('desk.allLines')}
        </Button>
      )}
    </EmptyState>
  );
}
