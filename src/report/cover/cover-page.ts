/** The look of the cover: it stands over Allure's page, under the banner of the simulator. */
export const coverStyle = `<style>
  #collaudo-copertina { --ink: #1b1f24; --paper: #fff; --line: #d0d5db; --faint: #5b6570; --soft: #f3f5f7; --link: #0b57a4;
    position: fixed; inset: var(--collaudo-banner, 0px) 0 0 0; z-index: 2147483000; overflow: auto; overscroll-behavior: contain;
    box-sizing: border-box; padding: 1.5rem max(1rem, calc(50vw - 40rem)) 5rem; background: var(--paper); color: var(--ink);
    font: 1rem/1.5 system-ui, sans-serif; }
  #collaudo-copertina[hidden] { display: none; }
  @media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) #collaudo-copertina { --ink: #e6e9ed; --paper: #15181c;
    --line: #39414a; --faint: #a3adb8; --soft: #1f242a; --link: #7db7f5; } }
  :root[data-theme="dark"] #collaudo-copertina { --ink: #e6e9ed; --paper: #15181c; --line: #39414a; --faint: #a3adb8;
    --soft: #1f242a; --link: #7db7f5; }
  #collaudo-copertina header { display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between; align-items: start; }
  #collaudo-copertina :is(h1, h2, thead th, tbody th > a, .area th) { font-weight: 700; }
  #collaudo-copertina h1 { margin: 0; font-size: 1.6rem; line-height: 1.2; }
  #collaudo-copertina h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; }
  #collaudo-copertina p { margin: .5rem 0; }
  #collaudo-copertina a { color: var(--link); text-decoration: underline; }
  #collaudo-copertina small { color: var(--faint); font-size: .8125rem; font-weight: 400; }
  #collaudo-copertina code { font: .8125rem ui-monospace, monospace; }
  #collaudo-copertina .verdict { padding: .75rem 1rem; border-radius: .5rem; font-size: 1.25rem; font-weight: 700; color: #fff; }
  #collaudo-copertina .verdict.positivo { background: #1a6b32; }
  #collaudo-copertina .verdict.negativo { background: #a3161a; }
  #collaudo-copertina .verdict.incompleto { background: #7a5200; }
  #collaudo-copertina .warning { padding: .5rem 1rem; border-left: .3rem solid #c96f00; background: var(--soft); }
  #collaudo-copertina .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: .5rem 1.5rem; margin: 1rem 0; }
  #collaudo-copertina .facts .wide { grid-column: 1 / -1; }
  #collaudo-copertina .facts dt { color: var(--faint); font-size: .8125rem; }
  #collaudo-copertina .facts dd { margin: 0; overflow-wrap: anywhere; }
  #collaudo-copertina table { width: 100%; border-collapse: collapse; table-layout: fixed; }
  #collaudo-copertina thead th { position: sticky; top: -1.5rem; background: var(--paper); z-index: 1; }
  #collaudo-copertina th, #collaudo-copertina td { padding: .6rem .75rem .6rem 0; border-bottom: 1px solid var(--line);
    text-align: left; vertical-align: top; overflow-wrap: anywhere; }
  #collaudo-copertina tbody tr { scroll-margin-top: 4rem; content-visibility: auto; contain-intrinsic-size: auto 6rem; }
  #collaudo-copertina .part { content-visibility: auto; contain-intrinsic-size: auto 250rem; }
  #collaudo-copertina th:nth-child(1) { width: 34%; } #collaudo-copertina th:nth-child(2) { width: 14%; }
  #collaudo-copertina th:nth-child(4) { width: 17%; }
  #collaudo-copertina tbody th span { font-weight: 400; }
  #collaudo-copertina tbody th > small { display: block; }
  #collaudo-copertina .area th { width: auto; padding-top: 1.25rem; font-size: 1.05rem; border-bottom: 2px solid var(--line); }
  #collaudo-copertina ul { margin: 0; padding: 0; list-style: none; }
  #collaudo-copertina li { padding-left: .6rem; border-left: 3px solid #1a8a41; margin: 0 0 .4rem; font-size: .875rem; }
  #collaudo-copertina li.unmet { border-color: #d3272c; } #collaudo-copertina li.not-evaluated { border-color: #8a8f96; }
  #collaudo-copertina td p { margin: 0 0 .4rem; font-size: .875rem; }
  #collaudo-copertina .note { color: var(--faint); }
  #collaudo-copertina details { font-weight: 400; font-size: .875rem; } #collaudo-copertina q { white-space: pre-wrap; }
  #collaudo-copertina .chip { display: inline-block; padding: .1rem .6rem; border-radius: 1rem; color: #fff; font-size: .8125rem; font-weight: 600; }
  #collaudo-copertina .chip.passed { background: #1a6b32; } #collaudo-copertina .chip.failed { background: #a3161a; }
  #collaudo-copertina .chip.broken { background: #7b3fa0; } #collaudo-copertina .chip.skipped { background: #5b6570; }
  #collaudo-copertina .requirements dt { font-weight: 600; scroll-margin-top: 4rem; } #collaudo-copertina .requirements dd { margin: 0 0 .75rem; }
  #collaudo-copertina :target, #collaudo-copertina .found { outline: 3px solid #c96f00; outline-offset: 2px; }
  [data-cover] { padding: .45rem 1rem; border: 0; border-radius: .4rem; background: #0b57a4; color: #fff; font: 600 .9375rem/1.2 system-ui, sans-serif; cursor: pointer; }
  #collaudo-apri-copertina { position: fixed; right: 1rem; bottom: 3.5rem; z-index: 2147482000; box-shadow: 0 2px 8px #0006; }
  @media (max-width: 720px) {
    #collaudo-copertina { font-size: .9375rem; padding-top: 1rem; }
    #collaudo-copertina thead { display: none; }
    #collaudo-copertina :is(table, tbody, tr, th, td) { display: block; width: auto !important; }
    #collaudo-copertina :is(tbody th, td) { border: 0; padding: .2rem 0; }
    #collaudo-copertina tbody tr { border-bottom: 1px solid var(--line); padding: .5rem 0; }
    #collaudo-copertina td::before { content: attr(data-of); display: block; color: var(--faint); font-size: .8125rem; }
  }
  @media print { #collaudo-copertina { position: static; } #collaudo-apri-copertina, [data-cover] { display: none; } }
</style>`

/**
 * Opens the cover where the address names nothing, and wherever a link of the page leads to a place on it; a link of the
 * cover to a case closes it.
 */
export const coverScript = `<script>
  (() => {
    const cover = document.getElementById('collaudo-copertina')
    const opener = document.getElementById('collaudo-apri-copertina')
    const place = (address) => {
      const at = address.indexOf('#collaudo-')
      return at < 0 ? null : document.getElementById(address.slice(at + 1))
    }
    const show = (found) => {
      cover.hidden = false
      opener.hidden = true
      for (const one of cover.querySelectorAll('.found')) one.classList.remove('found')
      if (found !== null && cover.contains(found)) {
        found.classList.add('found')
        found.scrollIntoView({ block: 'center' })
      }
    }
    const hide = () => {
      cover.hidden = true
      opener.hidden = false
    }
    addEventListener('click', (event) => {
      if (!(event.target instanceof Element)) return
      const button = event.target.closest('[data-cover]')
      if (button !== null) return button.dataset.cover === 'open' ? show(null) : hide()
      const link = event.target.closest('a[href]')
      if (link === null) return
      const found = place(link.getAttribute('href'))
      if (found !== null) {
        event.preventDefault()
        event.stopPropagation()
        show(found)
      } else if (cover.contains(link) && link.getAttribute('href').startsWith('#')) hide()
    }, true)
    addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || cover.hidden) return
      // Allure would leave the case that is behind the cover.
      event.stopPropagation()
      hide()
    }, true)
    const hash = location.hash
    if (hash.length < 2) show(null)
    else if (place(hash) !== null) show(place(hash))
    else hide()
  })()
</script>`
