/** The preview of what customers get. */
export const preview = {
  'preview.title': 'ما يصل إلى العميل',
  'preview.page': 'الصفحة',
  'preview.email': 'البريد الإلكتروني',
  'preview.language': 'لغة العميل',
  'preview.show': 'عرض المعاينة',
  'preview.hide': 'إخفاء المعاينة',
  'preview.back': 'العودة إلى النموذج',
};
