import { Button, Checkbox, Group, Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import type { Line } from '@/shared/api/schemas';
import { ChangeList } from '@/shared/lines/Changes';
import { isSetting } from '@/shared/lines/settings';
import { useSettingWords } from '@/shared/lines/useSettingWords';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { announce } from '@/shared/ui/announce';
import classes from './LineHistory.module.css';
import { differenceQuery, unrestorableIn, useRevert } from './queries';

interface Props {
  line: Line;
  version: number;
  onClose: () => void;
  onRestored: () => void;
}

/** What going back would change, before it does; what cannot come back is left as it is only if told so. */
export function RestoreDialog({ line, version, onClose, onRestored }: Props) {
  const { t } = useTranslation();
  const words = useSettingWords();
  const preview = useQuery(differenceQuery(line.id, line.version, version));
  const revert = useRevert(line.id);
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const lost = unrestorableIn(revert.error) ?? [];
  const open = lost.filter((field) => !skipped.includes(field));
  // Retirement and messengers are no settings; they stay as they are now.
  const changes = preview.data?.changes.filter(({ field }) => isSetting(field)) ?? [];
  const coming = changes.filter(({ field }) => !skipped.includes(field));
  const act = () =>
    revert.mutate(
      { version, newest: line.version, skip: [...skipped] },
      {
        onSuccess: () => {
          announce(t('audit.restored', { version }));
          onRestored();
        },
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      size={600}
      title={t('audit.restoreTitle', { version })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p className={classes.dialogText}>{t('audit.restoreText', { next: line.version + 1 })}</p>
      {preview.isPending && <Skeleton height={80} />}
      <ProblemNote error={preview.error} onRetry={() => void preview.refetch()} />
      {preview.isSuccess &&
        (coming.length === 0 ? (
          <p className={classes.dim}>{t('audit.nothingToRestore')}</p>
        ) : (
          <ChangeList changes={coming} />
        ))}
      {lost.length > 0 && (
        <div className={classes.lost} role="alert">
          <p>{t('audit.cannotRestore', { count: lost.length })}</p>
          {lost.map((field) => (
            <Checkbox
              key={field}
              size="xs"
              label={t('audit.skip', { setting: words.label(field) })}
              checked={skipped.includes(field)}
              onChange={(event) =>
                setSkipped(
                  event.currentTarget.checked
                    ? [...skipped, field]
                    : skipped.filter((each) => each !== field),
                )
              }
            />
          ))}
        </div>
      )}
      {revert.error &&
        lost.length === 0 &&
        (isProblem(revert.error, 'stale-version') ? (
          <p className={classes.lost} role="alert">
            {t('audit.previewOld')}
          </p>
        ) : (
          <ProblemNote error={revert.error} />
        ))}
      <Group justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          data-autofocus
          disabled={
            revert.isPending || !preview.isSuccess || coming.length === 0 || open.length > 0
          }
          onClick={act}
        >
          {t(lost.length > 0 ? 'audit.restoreRest' : 'audit.restoreNow')}
        </Button>
      </Group>
    </Modal>
  );
}
