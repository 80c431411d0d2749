import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '@/shared/keyboard/shortcuts';

const NewSessionDialog = lazy(async () => ({
  default: (await import('./NewSessionDialog')).NewSessionDialog,
}));

/** Begins a session with a client who has not written. */
export function NewSession() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const open = () => setOpened(true);
  useShortcuts({ s: open });
  return (
    <>
      <Tooltip label={t('begin.title')}>
        <ActionIcon variant="default" size={34} aria-label={t('begin.title')} onClick={open}>
          <IconPlus size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      {opened && (
        <Suspense>
          <NewSessionDialog onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
