import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';

/** What went wrong, in the reader's words: ours where we know better, else the server's detail. */
export function useProblemText() {
  const { t } = useTranslation();
  return (error: unknown): string => {
    if (!(error instanceof Problem)) return t('problem.unknown');
    if (error.is('network')) return t('problem.network');
    if (error.is('offline')) return t('problem.offline');
    if (error.is('not-allowed')) return t('problem.notAllowed');
    if (error.is('scope-too-small')) return t('problem.scopeTooSmall');
    if (error.is('too-large')) return t('problem.tooLarge');
    if (error.is('too-many-requests', 'too-many-attempts')) {
      const seconds = error.retryAfterSeconds;
      return seconds === undefined
        ? t('problem.tooMany')
        : t('problem.tooManyUntil', { count: seconds });
    }
    return error.errors[0]?.message ?? error.detail ?? t('problem.unknown');
  };
}
