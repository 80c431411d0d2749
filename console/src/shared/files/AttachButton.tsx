import { ActionIcon, FileButton, Tooltip } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** Chooses files from the disk. */
export function AttachButton({
  size,
  onFiles,
}: {
  size: number;
  onFiles: (files: File[]) => void;
}) {
  const { t } = useTranslation();
  const reset = useRef<() => void>(null);
  return (
    <FileButton
      multiple
      resetRef={reset}
      inputProps={{ 'aria-label': t('files.choose') }}
      onChange={(files) => {
        onFiles(files);
        // The same file may be chosen again after it was removed.
        reset.current?.();
      }}
    >
      {(props) => (
        <Tooltip label={t('files.attachHint')}>
          <ActionIcon
            {...props}
            variant="subtle"
            color="gray"
            size={size}
            aria-label={t('files.attach')}
          >
            <IconPaperclip size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  );
}
