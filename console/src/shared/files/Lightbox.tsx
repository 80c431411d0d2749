import { ActionIcon, Button, Modal } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredFile } from '../api/schemas';
import classes from './Lightbox.module.css';
import { useFileSize } from './useFileSize';

interface Props {
  pictures: readonly StoredFile[];
  at: number;
  onMove: (to: number) => void;
  onClose: () => void;
}

/** A picture in full; the arrows go through those of its message. */
export function Lightbox({ pictures, at, onMove, onClose }: Props) {
  const { t } = useTranslation();
  const sizeOf = useFileSize();
  const file = pictures[at];
  if (file === undefined) return null;
  const several = pictures.length > 1;
  const move = (by: 1 | -1) => onMove((at + by + pictures.length) % pictures.length);
  const onKeyDown = (event: KeyboardEvent) => {
    if (several && event.key === 'ArrowRight') move(1);
    if (several && event.key === 'ArrowLeft') move(-1);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="auto"
      title={file.name}
      classNames={{ title: classes.title }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      onKeyDown={onKeyDown}
    >
      <img
        key={file.id}
        className={classes.picture}
        src={`/api/files/${file.id}?inline=true`}
        alt={file.name}
        width={file.width}
        height={file.height}
      />
      <div className={classes.foot}>
        {several && (
          <>
            <ActionIcon
              variant="default"
              size={34}
              aria-label={t('files.previous')}
              onClick={() => move(-1)}
            >
              <IconChevronLeft size={16} />
            </ActionIcon>
            <span className="tabular">{t('files.of', { at: at + 1, count: pictures.length })}</span>
            <ActionIcon
              variant="default"
              size={34}
              aria-label={t('files.next')}
              onClick={() => move(1)}
            >
              <IconChevronRight size={16} />
            </ActionIcon>
          </>
        )}
        <span className={classes.size}>{sizeOf(file.size)}</span>
        <Button
          component="a"
          variant="default"
          href={`/api/files/${file.id}`}
          download={file.name}
          leftSection={<IconDownload size={16} stroke={1.6} aria-hidden="true" />}
        >
          {t('files.save')}
        </Button>
      </div>
    </Modal>
  );
}
