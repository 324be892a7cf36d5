/** What the server says of an incoming event, by its English text. */
export const notes: Readonly<Record<`note.${string}`, string>> = {
  'note.The charge names no link and no customer': 'لا تذكر عملية الدفع رابطًا ولا عميلًا',
  'note.The charge is on a link that is not ours': 'عملية الدفع على رابط ليس لنا',
  'note.The customer of the charge is not ours': 'عميل عملية الدفع ليس لنا',
  'note.The charge paid an invoice that is not ours': 'سدّدت عملية الدفع فاتورة ليست لنا',
  'note.The charge is on what a restore lost': 'عملية الدفع على ما فُقد في استعادة',
  'note.Matched by hand': 'طوبقت يدويًا',
  'note.No invoice of ours fits the charge': 'لا فاتورة لنا تناسب عملية الدفع',
  'note.Nomod does not show the charge yet': 'لا يُظهر Nomod عملية الدفع بعد',
};
