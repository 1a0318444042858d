#pragma once

#include "tests/support/tls_server.h"

#include <string>

namespace ballast::test {

/// A server's certificate, an authority between it and the root, and the root: each of them as
/// wrong as is wished. The defaults are right.
struct Forgery {
    struct Part {
        int startsInDays = -1, endsInDays = 1;
        std::string constraints;  ///< basic constraints; empty: none
        std::string keyUsage;     ///< empty: none
        std::string extendedUse;  ///< empty: none
        std::string names;        ///< alternative names; empty: none
        std::string nameConstraints;
        std::string digest = "SHA256";
        int rsaBits = 0;  ///< 0: P-256
        bool unknownCritical = false;
        long version = 2;  ///< 2 is version 3
    };
    Part root{.constraints = "critical,CA:TRUE", .keyUsage = "critical,keyCertSign,cRLSign"};
    Part between{.constraints = "critical,CA:TRUE,pathlen:0",
                 .keyUsage = "critical,keyCertSign,cRLSign"};
    Part server{.constraints = "critical,CA:FALSE",
                .keyUsage = "critical,digitalSignature",
                .extendedUse = "serverAuth",
                .names = "IP:127.0.0.1"};
    std::string commonName = "Test server";
    bool withBetween = true;  ///< the server sends the one between
    bool rootIsTrusted = true;
    bool damaged = false;           ///< a bit of the server's signature is turned over
    bool signedByStranger = false;  ///< in the name of the one between, by another key
    bool rootAsServer = false;      ///< the trusted root itself is shown
};

ServerKeys forge(const Forgery& wanted);

}  // namespace ballast::test
