import {
  IconAlignLeft,
  IconAt,
  IconCalendar,
  IconCheckbox,
  IconLetterT,
  IconLink,
  IconList,
  IconNumber,
  IconPhone,
  IconUser,
  type Icon,
} from '@tabler/icons-react';
import type { FieldType } from '@/shared/applications/schema';

export const FIELD_ICONS: Record<FieldType, Icon> = {
  TEXT: IconLetterT,
  LONG_TEXT: IconAlignLeft,
  NUMBER: IconNumber,
  DATE: IconCalendar,
  CHOICE: IconList,
  YES_NO: IconCheckbox,
  EMAIL: IconAt,
  PHONE: IconPhone,
  LINK: IconLink,
  ACCOUNT: IconUser,
};
