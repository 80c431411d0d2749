import { ActionIcon, CloseButton, Progress } from '@mantine/core';
import { IconAlertCircle, IconFile, IconPhoto, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';
import { useProblemText } from '../ui/useProblemText';
import { MAX_FILES, MAX_MB, type Attachment, type Attachments } from './attachments';
import classes from './Chips.module.css';
import { useFileSize } from './useFileSize';

interface ChipProps {
  attachment: Attachment;
  onRetry: () => void;
  onRemove: () => void;
}

function Chip({ attachment, onRetry, onRemove }: ChipProps) {
  const { t } = useTranslation();
  const words = useProblemText();
  const sizeOf = useFileSize();
  const { name, size, part, stored, error } = attachment;
  const tooLarge = isProblem(error, 'too-large');
  const Icon = error ? IconAlertCircle : stored?.preview ? IconPhoto : IconFile;
  return (
    <li className={classes.chip} data-failed={error !== undefined}>
      <Icon size={16} stroke={1.6} aria-hidden="true" />
      <span className={classes.words}>
        <span className={classes.name}>{name}</span>
        {error ? (
          <span className={classes.why} role="alert">
            {tooLarge ? t('files.tooLarge', { max: MAX_MB }) : words(error)}
          </span>
        ) : stored ? (
          <span className={classes.size}>{sizeOf(size)}</span>
        ) : (
          <Progress
            size={4}
            mt={6}
            value={part * 100}
            aria-label={t('files.uploadingOf', { name })}
          />
        )}
      </span>
      {error !== undefined && !tooLarge && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={22}
          aria-label={t('files.retry', { name })}
          onClick={onRetry}
        >
          <IconRefresh size={14} stroke={1.6} />
        </ActionIcon>
      )}
      <CloseButton size={22} aria-label={t('files.remove', { name })} onClick={onRemove} />
    </li>
  );
}

/** The files a message being written takes along. */
export function Chips({ of }: { of: Attachments }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className={classes.chips} aria-label={t('files.attached')}>
        {of.items.map((attachment) => (
          <Chip
            key={attachment.key}
            attachment={attachment}
            onRetry={() => of.retry(attachment)}
            onRemove={() => of.remove(attachment)}
          />
        ))}
      </ul>
      {of.tooMany && (
        <p className={classes.tooMany} role="alert">
          {t('files.tooMany', { max: MAX_FILES })}
        </p>
      )}
    </>
  );
}
