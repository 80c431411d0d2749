import { ActionIcon, Button, Group, Menu, Modal } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '@/shared/api/schemas';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import bubbles from '@/shared/ui/bubbles.module.css';
import sheet from '@/shared/ui/sheet.module.css';
import { useDeleteNote } from './commands';

function DeleteDialog({ note, onClose }: { note: Message; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useDeleteNote(note);
  return (
    <Modal
      opened
      onClose={onClose}
      size={440}
      title={t('note.deleteTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p className={sheet.dialogText}>{t('note.deleteText')}</p>
      <ProblemNote error={remove.error} />
      <Group justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          data-autofocus
          color="red.8"
          disabled={remove.isPending}
          onClick={() => remove.mutate(undefined, { onSuccess: onClose })}
        >
          {t('note.delete')}
        </Button>
      </Group>
    </Modal>
  );
}

/** What can be done with a note of mine. */
export function NoteMenu({ note, onEdit }: { note: Message; onEdit: () => void }) {
  const { t } = useTranslation();
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <Menu width={180} position="bottom-end">
        <Menu.Target>
          <ActionIcon
            className={bubbles.more}
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('note.more')}
          >
            <IconDots size={16} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} stroke={1.6} />} onClick={onEdit}>
            {t('note.edit')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash size={16} stroke={1.6} />}
            onClick={() => setDeleting(true)}
          >
            {t('note.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {deleting && <DeleteDialog note={note} onClose={() => setDeleting(false)} />}
    </>
  );
}
