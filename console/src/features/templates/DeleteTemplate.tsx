import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Template } from '@/shared/api/schemas';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { announce } from '@/shared/ui/announce';
import sheet from '@/shared/ui/sheet.module.css';
import { useDeleteTemplate } from './commands';

export function DeleteTemplate({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useDeleteTemplate();
  const { id, name, shared } = template;
  const act = () =>
    remove.mutate(id, {
      onSuccess: () => {
        announce(t('templates.deleted', { name }));
        onClose();
      },
    });
  return (
    <Modal
      opened
      onClose={onClose}
      size={440}
      title={t('templates.deleteTitle', { name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p className={sheet.dialogText}>
        {shared ? t('templates.deleteShared') : t('templates.deleteOwn')}
      </p>
      <ProblemNote error={remove.error} />
      <Group justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button data-autofocus color="red.8" disabled={remove.isPending} onClick={act}>
          {t('templates.delete')}
        </Button>
      </Group>
    </Modal>
  );
}
