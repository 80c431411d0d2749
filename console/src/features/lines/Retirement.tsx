import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import type { Line, Reference } from '@/shared/api/schemas';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { announce } from '@/shared/ui/announce';
import sheet from '@/shared/ui/sheet.module.css';
import { takenBy, useRetirement } from './commands';

export type Retirement = 'retire' | 'restore';

interface Props {
  line: Reference;
  to: Retirement;
  onClose: () => void;
}

/** Asks before a line is taken out of use or back into it; what refuses it stands here. */
export function RetirementDialog({ line, to, onClose }: Props) {
  const { t } = useTranslation();
  const change = useRetirement(line.id);
  const taken = takenBy(change.error);
  const retires = to === 'retire';
  const act = () =>
    change.mutate(to, {
      onSuccess: () => {
        announce(t(retires ? 'lines.retired' : 'lines.restored', { name: line.name }));
        onClose();
      },
    });
  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      title={t(retires ? 'lines.retireTitle' : 'lines.restoreTitle', { name: line.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p className={sheet.dialogText}>{t(retires ? 'lines.retireText' : 'lines.restoreText')}</p>
      {taken ? (
        <p className={sheet.refused} role="alert">
          <Trans
            i18nKey="lines.restoreTaken"
            values={{ name: taken.name }}
            components={{
              line: (
                <Link to="/lines/$line" params={{ line: taken.id }} style={{ color: 'inherit' }} />
              ),
            }}
          />
        </p>
      ) : (
        <ProblemNote error={change.error} />
      )}
      <Group justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          data-autofocus
          color={retires ? 'red.8' : undefined}
          disabled={change.isPending}
          onClick={act}
        >
          {t(retires ? 'lines.retire' : 'lines.restore')}
        </Button>
      </Group>
    </Modal>
  );
}

function RetirementButton({ line, to }: { line: Line; to: Retirement }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setAsks(true)}>
        {t(to === 'retire' ? 'lines.retireThis' : 'lines.restore')}
      </Button>
      {asks && <RetirementDialog line={line} to={to} onClose={() => setAsks(false)} />}
    </>
  );
}

export function RetireSection({ line }: { line: Line }) {
  const { t } = useTranslation();
  return (
    <section className={sheet.act} aria-labelledby="retirement">
      <div>
        <h2 id="retirement">{t('lines.retirement')}</h2>
        <p>{t('lines.retireText')}</p>
      </div>
      <RetirementButton line={line} to="retire" />
    </section>
  );
}

/** Above everything of a retired line: what that means, and the way back. */
export function RetiredNotice({ line, mayRestore }: { line: Line; mayRestore: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={sheet.standing}>
      <span>{t('lines.isRetired')}</span>
      {mayRestore && <RetirementButton line={line} to="restore" />}
    </div>
  );
}
