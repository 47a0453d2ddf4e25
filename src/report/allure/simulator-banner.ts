import { t } from '../../lib/language/t.ts'

const text = t`SIMULATORE: eseguito sul simulatore incorporato, non vale come prova verso l'autorità`

/** The banner of a report that was made on the simulator, over every view of the page. */
export const bannerMarkup = `<div id="collaudo-simulatore" role="note">${text}</div>`

// Allure lays its views and its windows out from the top and from the height of the browser's window: the
// page is moved down, and `leaveRoomForBanner` gives everything the height that is left.
export const bannerStyle = `<style>
  :root { --collaudo-banner: 2.25rem; }
  body { box-sizing: border-box; padding-top: var(--collaudo-banner) !important; }
  [class*="modal-overlay"] { top: var(--collaudo-banner) !important; }
  #collaudo-simulatore {
    position: fixed; inset: 0 0 auto 0; z-index: 2147483647; box-sizing: border-box;
    height: var(--collaudo-banner); padding: 0 1rem; display: flex; align-items: center;
    justify-content: center; overflow: hidden; text-align: center; pointer-events: none;
    background: #7a1f00; color: #fff; font: 600 0.875rem/1.1 system-ui, sans-serif;
    -webkit-print-color-adjust: exact; print-color-adjust: exact;
  }
  @media (max-width: 640px) {
    :root { --collaudo-banner: 3rem; }
    #collaudo-simulatore { font-size: 0.75rem; }
  }
</style>`

/** Allure's program (its styles are inside) with every full height of the window less the banner's, if any. */
export const leaveRoomForBanner = (program: string): string =>
  program.replaceAll('100vh', `calc(100vh - var(--collaudo-banner, 0px))`)
