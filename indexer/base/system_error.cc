#include "indexer/base/system_error.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace limier {

std::string system_reason(int error) {
  switch (error) {
    case ENOENT: return "aucun fichier ni dossier de ce nom";
    case EACCES: return "permission refusée";
    case EPERM: return "opération interdite";
    case EISDIR: return "c’est un dossier";
    case ENOTDIR: return "une partie du chemin n’est pas un dossier";
    case EEXIST: return "il existe déjà";
    case ENAMETOOLONG: return "nom trop long";
    case ELOOP: return "boucle de liens symboliques";
    case EROFS: return "système de fichiers en lecture seule";
    case ENOSPC: return "le disque est plein";
    case EDQUOT: return "le quota de disque est atteint";
    case EFBIG: return "fichier trop gros";
    case EIO: return "erreur d’entrée-sortie";
    case EBUSY: return "occupé par un autre programme";
    case ESTALE: return "le partage réseau a changé";
    case ETIMEDOUT: return "pas de réponse à temps";
    case EMFILE:
    case ENFILE: return "trop de fichiers ouverts";
    case ENOMEM: return "mémoire insuffisante";
    case EAGAIN: return "ressource indisponible pour l’instant";
    default: return fmt::format("erreur {} du système ({})", error, std::strerror(error));
  }
}

}  // namespace limier
