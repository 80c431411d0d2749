import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/shared/ui/useProblemText';
import notices from './Notice.module.css';

/** Why a session could not be moved, right under the buttons that tried. */
export function MoveRefused({ error, onDismiss }: { error: unknown; onDismiss: () => void }) {
  const { t } = useTranslation();
  const words = useProblemText();
  return (
    <div className={notices.notice} role="alert" style={{ margin: '8px 12px 0' }}>
      <span className={notices.words}>{words(error)}</span>
      <CloseButton size="sm" aria-label={t('common.close')} onClick={onDismiss} />
    </div>
  );
}
