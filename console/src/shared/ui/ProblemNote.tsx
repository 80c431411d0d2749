import { Button, Group, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from './useProblemText';

interface Props {
  error: unknown;
  onRetry?: () => void;
}

/** An error beside what caused it, with the way on. */
export function ProblemNote({ error, onRetry }: Props) {
  const { t } = useTranslation();
  const words = useProblemText();
  if (error === null || error === undefined) return null;
  return (
    <Group role="alert" gap={8} wrap="nowrap" c="var(--fl-danger-text)">
      <IconAlertCircle size={16} aria-hidden="true" style={{ flex: 'none' }} />
      <Text size="sm" style={{ flex: 1 }}>
        {words(error)}
      </Text>
      {onRetry && (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </Group>
  );
}
