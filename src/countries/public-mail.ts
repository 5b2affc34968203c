const publicMail =
  /^(?:mail|bk|list|inbox|internet|rambler|lenta|ro|yandex|ya|gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|aol|gmx|web|protonmail|proton|ukr|tut|i|meta|qip|pochta|narod|nm|nxt|e1|ngs|sibmail|mailru|vk|zoho|mail2000|fastmail|free|orange|wanadoo|libero|t-online|btinternet|comcast|verizon|att|sbcglobal|qq|163|126)\.[a-z]{2,3}(?:\.[a-z]{2})?$/;

/** Mail hosts open to everybody: the domain says nothing about the firm. */
export const isPublicMail = (host: string): boolean => publicMail.test(host) || mailHost.test(host);

/** Called mail and nothing else, whatever the country or the ending. */
const mailHost = /^(?:e?mail|mailbox|webmail|inbox|post|pochta|yandex|gmail|yahoo|hotmail|rambler)\.[a-z]{2,}$/;
