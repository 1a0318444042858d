#include "app/global_key.h"

#include <QGuiApplication>

#ifdef BALLAST_XCB
#include <xcb/xcb.h>

#include <cstdlib>
#include <optional>
#endif

namespace ballast::app {
namespace {

QString nowhere(const QKeySequence& key, const QString& why)
{
    return QStringLiteral(
               "%1 stops from the windows of Ballast only: %2. 'ballastctl kill' stops "
               "from anywhere.")
        .arg(key.toString(QKeySequence::NativeText), why);
}

}  // namespace

#ifdef BALLAST_XCB

namespace {

template <class T>
using Freed = std::unique_ptr<T, decltype(&std::free)>;

/// Of X's keysyms: Latin letters are those of their small forms.
std::optional<xcb_keysym_t> keysymOf(Qt::Key key)
{
    constexpr xcb_keysym_t kF1 = 0xffbe;
    if (key >= Qt::Key_A && key <= Qt::Key_Z)
        return static_cast<xcb_keysym_t>('a' + (key - Qt::Key_A));
    if (key >= Qt::Key_0 && key <= Qt::Key_9) return static_cast<xcb_keysym_t>(key);
    if (key >= Qt::Key_F1 && key <= Qt::Key_F24)
        return kF1 + static_cast<xcb_keysym_t>(key - Qt::Key_F1);
    return std::nullopt;
}

std::uint16_t maskOf(Qt::KeyboardModifiers modifiers)
{
    std::uint16_t mask = 0;
    if (modifiers & Qt::ShiftModifier) mask |= XCB_MOD_MASK_SHIFT;
    if (modifiers & Qt::ControlModifier) mask |= XCB_MOD_MASK_CONTROL;
    if (modifiers & Qt::AltModifier) mask |= XCB_MOD_MASK_1;
    if (modifiers & Qt::MetaModifier) mask |= XCB_MOD_MASK_4;
    return mask;
}

/// The key of the keyboard in use that gives this symbol by itself; 0: there is none.
xcb_keycode_t codeOf(xcb_connection_t* x, const xcb_setup_t& setup, xcb_keysym_t symbol)
{
    const auto count = static_cast<std::uint8_t>(setup.max_keycode - setup.min_keycode + 1);
    const Freed<xcb_get_keyboard_mapping_reply_t> map(
        xcb_get_keyboard_mapping_reply(x, xcb_get_keyboard_mapping(x, setup.min_keycode, count),
                                       nullptr),
        &std::free);
    if (!map) return 0;
    const xcb_keysym_t* symbols = xcb_get_keyboard_mapping_keysyms(map.get());
    for (int i = 0; i < count; ++i)
        if (symbols[i * map->keysyms_per_keycode] == symbol)
            return static_cast<xcb_keycode_t>(setup.min_keycode + i);
    return 0;
}

/// A grab is of one set of modifiers: with Caps Lock and Num Lock on, it is another.
constexpr std::uint16_t kLocks[] = {0, XCB_MOD_MASK_LOCK, XCB_MOD_MASK_2,
                                    XCB_MOD_MASK_LOCK | XCB_MOD_MASK_2};

xcb_connection_t* display()
{
    const auto* x11 =
        qGuiApp ? qGuiApp->nativeInterface<QNativeInterface::QX11Application>() : nullptr;
    return x11 ? x11->connection() : nullptr;
}

}  // namespace

struct GlobalKey::Grab {
    xcb_connection_t* x = nullptr;
    xcb_window_t root = 0;
    xcb_keycode_t code = 0;
    std::uint16_t mask = 0;
};

QString GlobalKey::grab(const QKeySequence& key)
{
    release();
    if (key.isEmpty()) return {};
    xcb_connection_t* x = display();
    if (!x)
        return nowhere(key, QStringLiteral("this display lets no program listen to others' keys"));
    const QKeyCombination combination = key[0];
    const auto symbol = keysymOf(combination.key());
    const std::uint16_t mask = maskOf(combination.keyboardModifiers());
    const xcb_setup_t* setup = xcb_get_setup(x);
    const xcb_keycode_t code = symbol && setup ? codeOf(x, *setup, *symbol) : xcb_keycode_t{0};
    if (key.count() > 1 || mask == 0 || code == 0)
        return nowhere(key, QStringLiteral("it is no letter, digit or function key with Ctrl, Alt "
                                           "or Shift on this keyboard"));
    auto grab =
        std::make_unique<Grab>(Grab{x, xcb_setup_roots_iterator(setup).data->root, code, mask});
    for (const std::uint16_t locks : kLocks) {
        const Freed<xcb_generic_error_t> error(
            xcb_request_check(
                x, xcb_grab_key_checked(x, 1, grab->root, static_cast<std::uint16_t>(mask | locks),
                                        code, XCB_GRAB_MODE_ASYNC, XCB_GRAB_MODE_ASYNC)),
            &std::free);
        if (!error) continue;
        m_grab = std::move(grab);
        release();
        return nowhere(key, QStringLiteral("another program has that key"));
    }
    m_grab = std::move(grab);
    qGuiApp->installNativeEventFilter(this);
    return {};
}

void GlobalKey::release()
{
    if (!m_grab) return;
    qGuiApp->removeNativeEventFilter(this);
    for (const std::uint16_t locks : kLocks)
        xcb_ungrab_key(m_grab->x, m_grab->code, m_grab->root,
                       static_cast<std::uint16_t>(m_grab->mask | locks));
    xcb_flush(m_grab->x);
    m_grab.reset();
}

/// While a window of ours has the keyboard the event is that window's, and its own shortcut acts.
bool GlobalKey::nativeEventFilter(const QByteArray& type, void* message, qintptr*)
{
    if (!m_grab || type != "xcb_generic_event_t") return false;
    const auto* event = static_cast<const xcb_generic_event_t*>(message);
    constexpr std::uint8_t kSentByOthers = 0x80;
    if (event->response_type != XCB_KEY_PRESS || (event->response_type & kSentByOthers))
        return false;
    const auto* press = reinterpret_cast<const xcb_key_press_event_t*>(event);
    constexpr std::uint16_t kPlain =
        XCB_MOD_MASK_SHIFT | XCB_MOD_MASK_CONTROL | XCB_MOD_MASK_1 | XCB_MOD_MASK_4;
    if (press->event != m_grab->root || press->detail != m_grab->code ||
        (press->state & kPlain) != m_grab->mask)
        return false;
    emit pressed();
    return true;
}

#else

struct GlobalKey::Grab {};

QString GlobalKey::grab(const QKeySequence& key)
{
    return key.isEmpty() ? QString{}
                         : nowhere(key, QStringLiteral("on this system no key is heard elsewhere"));
}

void GlobalKey::release() {}

bool GlobalKey::nativeEventFilter(const QByteArray&, void*, qintptr*) { return false; }

#endif

GlobalKey::GlobalKey(QObject* parent) : QObject(parent) {}

GlobalKey::~GlobalKey() { release(); }

}  // namespace ballast::app
