"""Which freedesktop icon draws a meaning, and drawing SVG files that a request brings along.

Names: https://specifications.freedesktop.org/icon-naming-spec and what GNOME adds to it.
"""

from __future__ import annotations

from screenseg.synth.gtk.toolkit import Gdk, GdkPixbuf, Gtk, Widget, cairo

__all__ = ["THEMES", "Glyph", "icon_name"]

THEMES = ("Adwaita", "Adwaita", "Tango", "gnome", "elementary", "nuoveXT2", "mate", "Faenza", "breeze", "suru")
"""Icon themes that are taken if they are installed; the first comes with GTK."""

_NAMES = """
save document-save|save_as document-save-as|save_all document-save|open document-open|open_folder folder-open
new document-new|create list-add document-new|add list-add|edit document-edit accessories-text-editor|delete edit-delete user-trash
remove list-remove|clear edit-clear|reset edit-undo|restore edit-undo|copy edit-copy|cut edit-cut|paste edit-paste
duplicate edit-copy|undo edit-undo|redo edit-redo|select_all edit-select-all|find edit-find|replace edit-find-replace
search edit-find system-search|filter view-filter|sort view-sort-ascending|print document-print|print_preview document-print-preview
preview view-reveal document-print-preview|refresh view-refresh|reload view-refresh|download document-save go-down
upload document-send go-up|import document-import document-open|export document-export document-send|next go-next|previous go-previous
back go-previous|forward go-next|first go-first|last go-last|home go-home user-home|up go-up|down go-down|close window-close
exit application-exit|quit application-exit|cancel process-stop dialog-cancel|ok dialog-ok emblem-ok|yes emblem-ok|apply dialog-apply emblem-ok
confirm emblem-ok|approve emblem-ok emblem-default|submit mail-send|send mail-send|reply mail-reply-sender|reply_all mail-reply-all
forward_mail mail-forward|attach mail-attachment|share emblem-shared send-to|settings preferences-system emblem-system
preferences preferences-system|options preferences-system|help help-browser help-contents|about help-about|menu open-menu
more view-more|expand pan-down|collapse pan-up|minimize window-minimize|maximize window-maximize|play media-playback-start
pause media-playback-pause|stop media-playback-stop process-stop|start media-playback-start|record media-record|mute audio-volume-muted
volume audio-volume-high|bold format-text-bold|italic format-text-italic|underline format-text-underline
strikethrough format-text-strikethrough|align_left format-justify-left|align_center format-justify-center
align_right format-justify-right|justify format-justify-fill|indent format-indent-more|outdent format-indent-less
bookmark bookmark-new user-bookmarks|notifications preferences-system-notifications|bell preferences-system-notifications
profile avatar-default stock_person|user avatar-default system-users stock_person|users system-users|account avatar-default
lock changes-prevent system-lock-screen|unlock changes-allow|rename document-edit|properties document-properties|info dialog-information
warning dialog-warning|error dialog-error|question dialog-question|success emblem-ok emblem-default|mail mail-unread internet-mail
inbox mail-inbox mail-folder-inbox|outbox mail-outbox|sent mail-sent mail-folder-sent|draft accessories-text-editor|junk mail-mark-junk
phone phone call-start|calendar x-office-calendar|clock preferences-system-time|history document-open-recent
alarm alarm appointment-soon|folder folder|file text-x-generic|document text-x-generic x-office-document|image image-x-generic
camera camera-photo|video video-x-generic|music audio-x-generic|microphone audio-input-microphone|disk drive-harddisk|usb drive-removable-media
server network-server|network network-workgroup|cloud weather-overcast|clipboard edit-paste|list view-list|grid view-grid
note text-x-generic|report x-office-document|spreadsheet x-office-spreadsheet|table x-office-spreadsheet|chart x-office-presentation
tag bookmark-new|gift emblem-favorite|package package-x-generic|cart emblem-package package-x-generic|check object-select emblem-ok
minus list-remove|plus list-add|star starred emblem-favorite bookmark-new|heart emblem-favorite|favorite emblem-favorite starred
eye view-reveal|show view-reveal|hide view-conceal|key dialog-password|password dialog-password|shield security-high
link insert-link|unlink list-remove|image_insert insert-image|terminal utilities-terminal|code text-x-script|palette applications-graphics
color color-picker|font preferences-desktop-font|language preferences-desktop-locale|accessibility preferences-desktop-accessibility
sun weather-clear|moon weather-clear-night|wifi network-wireless|bluetooth bluetooth|battery battery|signal network-cellular-signal-good
monitor video-display|computer computer|laptop computer|tablet computer|keyboard input-keyboard|mouse input-mouse|headphones audio-headphones
game input-gaming|printer printer|zoom_in zoom-in|zoom_out zoom-out|zoom_fit zoom-fit-best|fit zoom-fit-best|fullscreen view-fullscreen
rewind media-seek-backward|fast_forward media-seek-forward|skip_back media-skip-backward|skip_forward media-skip-forward
shuffle media-playlist-shuffle|repeat media-playlist-repeat|eject media-eject|location mark-location|map mark-location|globe applications-internet
web web-browser applications-internet|building user-home|trash user-trash|recycle user-trash|archive package-x-generic folder
move edit-cut|flag mail-mark-important|important emblem-important mail-mark-important|spell tools-check-spelling|scan scanner
rotate_left object-rotate-left|rotate_right object-rotate-right|crop edit-cut|contact x-office-address-book|contacts x-office-address-book
address x-office-address-book|calculate accessories-calculator|calculator accessories-calculator|dictionary accessories-dictionary
install system-software-install|update system-software-update|log_out system-log-out|logout system-log-out|sign_out system-log-out
log_in system-users|shutdown system-shutdown|power system-shutdown|sync view-refresh emblem-synchronizing|desktop user-desktop
downloads folder-download|documents folder-documents|pictures folder-pictures|videos folder-videos|templates folder-templates
public folder-publicshare|recent document-open-recent|connect network-wired|disconnect network-offline|compose mail-message-new document-new
view view-reveal|details view-list|tools applications-utilities|utilities applications-utilities|office applications-office
graphics applications-graphics|multimedia applications-multimedia|science applications-science|education applications-science
games applications-games|develop applications-engineering|plugin application-x-addon|puzzle application-x-addon|bug dialog-error
database drive-harddisk|book accessories-dictionary|pin mark-location|layers view-dual|columns view-dual|tree view-list|print_setup printer
"""

_BY_MEANING = {
    words.split()[0]: tuple(words.split()[1:]) for line in _NAMES.strip().splitlines() for words in line.strip().split("|")
}


def icon_name(meaning: str, *, symbolic: bool) -> str | None:
    """The current icon theme's name for a meaning, or None if it has no such icon.

    Args:
        meaning: As in the icon sets of all renderers ("save", "delete", ...).
        symbolic: Rather the one-coloured drawing.
    """
    theme = Gtk.IconTheme.get_default()
    plain = meaning.replace("-", "_")
    for name in _BY_MEANING.get(plain, (meaning.replace("_", "-"),)):
        for tried in (f"{name}-symbolic", name) if symbolic else (name, f"{name}-symbolic"):
            if theme.has_icon(tried):
                return tried
    return None


class Glyph(Gtk.DrawingArea):  # type: ignore[misc,unused-ignore]
    """An SVG drawing in the colour of the text around it."""

    def __init__(self, svg: str, size: int, scale: float) -> None:
        super().__init__()
        self._size = size
        pixels = max(1, round(size * scale))
        loader = GdkPixbuf.PixbufLoader.new_with_type("svg")
        loader.set_size(pixels, pixels)
        loader.write(svg.encode())
        loader.close()
        picture = loader.get_pixbuf()
        self._coloured = "currentcolor" not in svg.lower() and "fill=\"#" in svg
        self._surface = Gdk.cairo_surface_create_from_pixbuf(picture, 1, None)
        self._surface.set_device_scale(picture.get_width() / size, picture.get_height() / size)
        self.set_size_request(size, size)
        self.set_halign(Gtk.Align.CENTER)
        self.set_valign(Gtk.Align.CENTER)

    def do_draw(self, context: cairo.Context) -> bool:
        """Paint it where GTK wants it."""
        size = self.get_allocation()
        x, y = (size.width - self._size) / 2, (size.height - self._size) / 2
        if self._coloured:
            context.set_source_surface(self._surface, x, y)
            context.paint()
            return False
        colour = self.get_style_context().get_color(self.get_state_flags())
        context.set_source_rgba(colour.red, colour.green, colour.blue, colour.alpha)
        context.mask_surface(self._surface, x, y)
        return False


def image(meaning: str, size: int, *, symbolic: bool) -> Widget | None:
    """An image of the icon theme, or None if it has none for this."""
    name = icon_name(meaning, symbolic=symbolic)
    if name is None:
        return None
    picture = Gtk.Image.new_from_icon_name(name, Gtk.IconSize.MENU)
    picture.set_pixel_size(size)
    return picture
