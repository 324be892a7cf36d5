/** Settings of automatic e-mails. */
export const emailSettings = {
  'emailSettings.title': 'رسائل البريد إلى العملاء',
  'emailSettings.from': 'تصل من العنوان {address}.',
  'emailSettings.off': 'لم يُضبط خادم بريد، لذلك لا تُرسل رسائل. يضبط المشغّل SMTP_URL وSMTP_FROM.',
  'emailSettings.invoices': 'إرسال كل فاتورة عند اعتمادها',
  'emailSettings.receipts': 'إرسال إيصال عن كل دفعة وكل استرداد',
  'emailSettings.attach': 'إرفاق الفاتورة أو الإيصال كملف PDF',
  'emailSettings.days': 'التذكير بالفواتير غير المدفوعة',
  'emailSettings.days.help':
    'عدد الأيام بعد تاريخ الاستحقاق، وبالسالب قبله: ‎"-3, 0, 7, 14"‎. إذا كان فارغًا لا يُرسل تذكير.',
  'emailSettings.days.error': 'أدخل 12 عددًا صحيحًا على الأكثر من ‎-365‎ إلى 365 تفصل بينها فواصل.',
  'emailSettings.begin': 'يُرسل التذكير من الساعة',
  'emailSettings.end': 'يُرسل التذكير حتى الساعة',
  'emailSettings.hours.help': 'بالمنطقة الزمنية للشركة.',
  'emailSettings.hours.error': 'اختر ساعة قبل ساعة النهاية.',
  'emailSettings.replyTo': 'تُوجَّه الردود إلى',
  'emailSettings.replyTo.help': 'عنوان بريد إلكتروني. إذا كان فارغًا تصل الردود إلى عنوان المرسل.',
  'emailSettings.save': 'حفظ إعدادات البريد',
  'emailSettings.saved': 'تم حفظ إعدادات البريد',
} as const;
