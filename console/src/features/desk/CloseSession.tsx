import { Button, Popover, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '@/shared/ui/KeyHint';

interface Props {
  opened: boolean;
  busy: boolean;
  /** Whether closing is what one does next here, and so has the button. */
  main: boolean;
  onOpen: () => void;
  onDismiss: () => void;
  onClose: (reason: string | undefined) => void;
}

/** Closing asks once, with room for a reason: a closed session does not open again. */
export function CloseSession({ opened, busy, main, onOpen, onDismiss, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onClose(reason.trim() || undefined);
  };
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && onDismiss()}
      onDismiss={onDismiss}
      position="bottom-end"
      shadow="md"
      width={280}
      trapFocus
      returnFocus
      // An empty place that it hangs from is no control that opens it.
      withRoles={main}
    >
      <Popover.Target>
        {main ? (
          <Button
            variant="default"
            disabled={busy}
            onClick={onOpen}
            rightSection={<KeyHint of="e" />}
          >
            {t('thread.close')}
          </Button>
        ) : (
          <span />
        )}
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('thread.close')}>
        <form onSubmit={submit}>
          <TextInput
            label={t('thread.reason')}
            placeholder={t('thread.reasonHint')}
            data-autofocus
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button type="submit" fullWidth mt={10}>
            {t('thread.closeNow')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
