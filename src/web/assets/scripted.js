// A file and not a line in the page, so that the content policy needs neither a nonce nor an exception.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('nhsuk-frontend-supported')
