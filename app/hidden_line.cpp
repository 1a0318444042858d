#include "app/hidden_line.h"

#include <iterator>

#ifdef _WIN32
#include <windows.h>
#else
#include <termios.h>
#include <unistd.h>

#include <csignal>
#endif

namespace ballast::app {
namespace {

#ifdef _WIN32

DWORD g_before = 0;
bool g_off = false;

BOOL WINAPI restoreAndEnd(DWORD)
{
    SetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), g_before);
    return FALSE;  // the next handler ends the process
}

void echoOff()
{
    const HANDLE in = GetStdHandle(STD_INPUT_HANDLE);
    if (!GetConsoleMode(in, &g_before)) return;
    SetConsoleCtrlHandler(restoreAndEnd, TRUE);
    g_off = SetConsoleMode(in, g_before & ~static_cast<DWORD>(ENABLE_ECHO_INPUT)) != 0;
}

void echoBack()
{
    if (!g_off) return;
    SetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), g_before);
    SetConsoleCtrlHandler(restoreAndEnd, FALSE);
    g_off = false;
}

#else

constexpr int kEnding[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
termios g_before;
struct sigaction g_handlers[std::size(kEnding)];
volatile std::sig_atomic_t g_off = 0;

/// tcsetattr and raise are safe in a handler; the signal then does what it does by default.
extern "C" void restoreAndEnd(int signal)
{
    if (g_off) tcsetattr(STDIN_FILENO, TCSANOW, &g_before);
    raise(signal);
}

void echoOff()
{
    if (!isatty(STDIN_FILENO) || tcgetattr(STDIN_FILENO, &g_before) != 0) return;
    struct sigaction ending = {};
    ending.sa_handler = restoreAndEnd;
    ending.sa_flags = static_cast<int>(SA_RESETHAND);
    for (std::size_t i = 0; i < std::size(kEnding); ++i)
        sigaction(kEnding[i], &ending, &g_handlers[i]);
    termios silent = g_before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    silent.c_lflag |= ECHONL;  // Enter is still seen to be taken
    g_off = 1;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
}

void echoBack()
{
    if (!g_off) return;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &g_before);
    g_off = 0;
    for (std::size_t i = 0; i < std::size(kEnding); ++i)
        sigaction(kEnding[i], &g_handlers[i], nullptr);
}

#endif

}  // namespace

EchoOff::EchoOff() { echoOff(); }
EchoOff::~EchoOff() { echoBack(); }

std::string readHiddenLine(std::istream& in)
{
    const EchoOff silent;
    std::string line;
    if (!std::getline(in, line)) line.clear();
    return line;
}

}  // namespace ballast::app
